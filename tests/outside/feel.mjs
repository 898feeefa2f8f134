// Works out a DMN file with an engine that is not ours: reads {dmn, persons} from standard input, writes one line a person.
import { readFileSync } from "node:fs";
import { DmnModdle } from "dmn-moddle";
import { evaluate } from "feelin";

const { dmn, persons } = JSON.parse(readFileSync(0, "utf8"));
const { rootElement } = await new DmnModdle().fromXML(dmn);
const of = (type) => rootElement.drgElement.filter((one) => one.$type === `dmn:${type}`);

const functions = {};
const models = new Map(of("BusinessKnowledgeModel").map((one) => [one.id, one]));
function define(model) {
  if (model.name in functions) return;
  for (const { requiredKnowledge } of model.knowledgeRequirement ?? []) define(models.get(requiredKnowledge.href.slice(1)));
  const { formalParameter, body } = model.encapsulatedLogic;
  const names = formalParameter.map((one) => one.name).join(", ");
  functions[model.name] = evaluate(`function(${names}) ${body.text}`, functions).value;
}
for (const model of models.values()) define(model);

const inputs = of("InputData").map((one) => one.name);
const decisions = new Map(of("Decision").map((one) => [one.id, one]));

function order() {
  const done = new Set();
  const visit = (one) => {
    if (done.has(one)) return;
    for (const needed of one.informationRequirement ?? [])
      if (needed.requiredDecision) visit(decisions.get(needed.requiredDecision.href.slice(1)));
    done.add(one);
  };
  for (const one of decisions.values()) visit(one);
  return [...done];
}

const ordered = order();
const dates = new Set(of("InputData").filter((one) => one.variable.typeRef === "date").map((one) => one.name));
for (const person of persons) {
  const scope = { ...functions };
  for (const name of inputs) {
    const value = person[name] ?? null;
    scope[name] = value !== null && dates.has(name) ? evaluate(`date("${value}")`, {}).value : value;
  }
  const found = {};
  for (const one of ordered) {
    const value = evaluate(one.decisionLogic.text, scope).value ?? null;
    scope[one.name] = value;
    if (value === null || typeof value !== "object") found[one.name] = value;
  }
  console.log(JSON.stringify(found));
}
