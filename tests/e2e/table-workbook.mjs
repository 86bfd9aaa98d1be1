// Workbooks for the tests, written cell by cell.

import { strToU8, zipSync } from "fflate";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The styles that the cells below name: plain, a month, a day, a percentage, one of its own. */
const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot; m&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' +
  [0, 17, 14, 10, 164, 4].map((id) => `<xf numFmtId="${id}"/>`).join("") +
  "</cellXfs>";

/** A workbook of sheets, `{ name: rows of XML }`; `states` are of sheets that are not seen. */
export function workbook(sheets, { strings = "", states = {}, properties = "", more = {}, prefix = "" } = {}) {
  const names = Object.keys(sheets);
  const list = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${states[name] ?? "visible"}" r:id="rId${at + 1}"/>`);
  const link = (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`;
  const files = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${RELATIONS}">${properties}<sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map(link).join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${strings}</sst>`,
    "xl/styles.xml": `<styleSheet ${MAIN}>${STYLES}</styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => {
        const sheet = `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;
        const spelt = prefix ? sheet.replace(/<(\/?)(?=\w)/g, `<$1${prefix}:`).replace("xmlns=", `xmlns:${prefix}=`) : sheet;
        return [`xl/worksheets/sheet${at + 1}.xml`, spelt];
      }),
    ),
  };
  const packed = Object.entries(files).map(([path, xml]) => [path, strToU8(HEAD + xml)]);
  return zipSync({ ...Object.fromEntries(packed), ...more });
}

/** A row of cells as inline strings. */
export const inline = (...words) =>
  `<row>${words.map((word) => `<c t="inlineStr"><is><t>${word}</t></is></c>`).join("")}</row>`;
export const TABLE = inline("from", "to", "year", "value") + inline("US", "JP", "2011", "12") + inline("JP", "US", "2011", "7");
