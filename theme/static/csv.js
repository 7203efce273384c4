// Writes rows for spreadsheets, in which no text is taken for a formula: as helpers.base.spreadsheet.
"use strict";
const csv = (() => {
  // A spreadsheet computes what begins like this, wherever it parts a text.
  const FIRST = /^(?=['\s\x1c-\x1f\x85]*(?:[=+\-@＝＋－＠]|[\t\r\n]))/;
  const LATER = /([;,"\t\r\n](?:'|[^\S\t\r\n]|[\x1c-\x1f\x85])*)(?=[=+\-@＝＋－＠])/g;
  const inert = (said) => (FIRST.test(said) ? "'" : "") + said.replace(LATER, "$1'");
  const cell = (value, comma) => {
    if (typeof value === "number") return comma ? String(value).replace(".", ",") : String(value);
    return `"${inert(value ?? "").replace(/"/g, '""')}"`;
  };
  // With commas as everywhere else, or as a Norwegian Excel reads it: by its first character it knows
  // that it is UTF-8.
  return (rows, norwegian) => {
    const written = rows.map((row) => row.map((one) => cell(one, norwegian)).join(norwegian ? ";" : ","));
    return (norwegian ? "\ufeff" : "") + [...written, ""].join(norwegian ? "\r\n" : "\n");
  };
})();
