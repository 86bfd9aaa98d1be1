import { buildWasm } from "./build/wasm.mjs";
import { readFileSync } from "node:fs"; import { brotliCompressSync, constants } from "node:zlib";
for (const n of process.argv.slice(2)) { buildWasm(n, "/tmp"); console.log(n, brotliCompressSync(readFileSync(`/tmp/${n}.wasm`),{params:{[constants.BROTLI_PARAM_QUALITY]:11,[constants.BROTLI_PARAM_LGWIN]:22}}).length); }
