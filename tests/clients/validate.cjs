// Reads {"schema": …, "documents": […]} and writes whether ajv takes each document.
const Ajv2020 = require("ajv/dist/2020");
const addFormats = require("ajv-formats");

const given = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: false });
addFormats(ajv, ["date"]);
const validate = ajv.compile(given.schema);
process.stdout.write(JSON.stringify(given.documents.map((one) => validate(one))));
