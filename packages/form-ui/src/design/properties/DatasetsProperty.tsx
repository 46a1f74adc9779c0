import { useMessages } from "../../shared/messages.ts";
import { AttributeProblems } from "../controls/AttributeProblems.tsx";
import { useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";

/** Which data the form uses. It follows from formulas and fields: there is nothing to be set here. */
export function DatasetsProperty() {
  const { datasets = [] } = useDesignedForm().form;
  const t = useMessages(designMessages);
  return (
    <div className="dh-property" data-wide data-attribute="datasets">
      <span className="dh-label">{t("datasetsUsed")}</span>
      {datasets.length === 0 ? (
        <span className="dh-quiet">{t("datasetsNone")}</span>
      ) : (
        <ul className="dh-datasets" aria-label={t("datasetsUsed")}>
          {datasets.map(({ key, title, columns }) => (
            <li key={key}>
              <b>{title}</b>{" "}
              <span>
                {columns
                  .map(({ title: column, unit }) => (unit === undefined ? column : `${column}（${unit}）`))
                  .join(t("listSeparator"))}
              </span>
            </li>
          ))}
        </ul>
      )}
      <AttributeProblems attribute="datasets" />
    </div>
  );
}
