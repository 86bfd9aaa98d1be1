/** What no first chart waits for, in a script of its own. */
export const more = (): Promise<typeof import("./more.ts")> => import(MORE);
const MORE = "./more.js";
