import { useMessages } from "../shared/messages.ts";
import { useDesign } from "./design-context.ts";
import { designMessages } from "./design-messages.ts";
import { titleOf } from "./problems/ProblemsPanel.tsx";
import { FieldProperties } from "./properties/FieldProperties.tsx";
import { FormProperties } from "./properties/FormProperties.tsx";
import { GroupProperties } from "./properties/GroupProperties.tsx";
import { IndicatorProperties } from "./properties/IndicatorProperties.tsx";
import { PageProperties, SectionProperties } from "./properties/LayoutProperties.tsx";
import { SampleProperties } from "./samples/SampleProperties.tsx";
import { type Selection, selectionKey } from "./selection.ts";

/** The attributes of what is selected. */
export function PropertiesPane() {
  const { form, selection } = useDesign();
  const t = useMessages(designMessages);
  return (
    <section className="dh-pane dh-properties-pane" aria-label={t("properties")}>
      <h3 className="dh-pane-title">{titleOf(form, selection)}</h3>
      <div className="dh-properties" key={selectionKey(selection)}>
        <Properties of={selection} />
      </div>
    </section>
  );
}

function Properties({ of }: { readonly of: Selection }) {
  switch (of.kind) {
    case "form":
      return <FormProperties />;
    case "page":
      return <PageProperties id={of.id} />;
    case "section":
      return <SectionProperties id={of.id} />;
    case "field":
      return <FieldProperties path={of.path} />;
    case "group":
      return <GroupProperties id={of.id} />;
    case "indicator":
      return <IndicatorProperties id={of.id} />;
    case "sample":
      return <SampleProperties id={of.id} />;
  }
}
