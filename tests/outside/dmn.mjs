// Opens DMN files with two tools that are not ours: reads [{edition, dmn}] from standard input, writes one line a file.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { DmnModdle } from "dmn-moddle";

// the marshaller is written for bundlers: its own imports leave out the end of a file's name
registerHooks({
  resolve(name, context, next) {
    for (const end of ["", ".js", "/index.js"])
      try {
        return next(name + end, context);
      } catch (error) {
        if (end === "/index.js") throw error;
      }
  },
});
const { getMarshaller } = await import("@kie-tools/dmn-marshaller");

let complaints = [];
for (const kind of ["warn", "error"]) console[kind] = (...parts) => complaints.push(parts.join(" "));

function kie(xml) {
  const marshaller = getMarshaller(xml);
  const { definitions } = marshaller.parser.parse();
  const decisions = definitions.drgElement.filter((one) => one.__$$element === "decision");
  return { edition: marshaller.originalVersion, decisions: decisions.map((one) => [one["@_name"], one.expression.text.__$$text]) };
}

async function moddle(xml) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  complaints.push(...warnings.map((one) => one.message));
  const decisions = rootElement.drgElement.filter((one) => one.$type === "dmn:Decision");
  return { edition: "1.3", decisions: decisions.map((one) => [one.name, one.decisionLogic.text]) };
}

for (const { edition, dmn } of JSON.parse(readFileSync(0, "utf8"))) {
  complaints = [];
  const found = edition === "1.3" ? [kie(dmn), await moddle(dmn)] : [kie(dmn)];
  console.log(JSON.stringify({ complaints, found }));
}
