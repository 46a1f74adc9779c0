import { createRoot } from "react-dom/client";
import { Model } from "survey-core";
import "survey-core/survey-core.css";
import { Survey } from "survey-react-ui";
import { type BenchField, benchForm, rowsPerList } from "../form/bench-form.ts";

/** SurveyJS with values stored at every key, as our own form does. */
export function drawSurvey(root: HTMLElement, size: number, isLazy: boolean): void {
  const form = benchForm(size);
  const model = new Model({
    textUpdateMode: "onTyping",
    elements: form.fields.map(question),
  });
  model.lazyRenderEnabled = isLazy;
  model.data = form.values;
  createRoot(root).render(<Survey model={model} />);
}

function question(field: BenchField): object {
  const shared = { name: field.key, title: field.key };
  switch (field.kind) {
    case "text":
      return {
        ...shared,
        type: "text",
        maxLength: field.maxLength,
        ...(field.shownBy === undefined ? {} : { visibleIf: `{${field.shownBy}} = true` }),
      };
    case "number":
      return { ...shared, type: "text", inputType: "number", min: field.minimum, max: field.maximum };
    case "choice":
      return { ...shared, type: "dropdown", choices: [...field.options] };
    case "boolean":
      return { ...shared, type: "boolean" };
    case "computed":
      return { ...shared, type: "expression", expression: `{${field.from}} * ${field.factor}` };
    case "rows":
      return {
        ...shared,
        type: "matrixdynamic",
        rowCount: rowsPerList,
        columns: [
          { name: "name", cellType: "text" },
          { name: "amount", cellType: "text", inputType: "number" },
        ],
      };
  }
}
