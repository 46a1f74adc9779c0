import type { Form } from "@duheng/contracts";
import { memo } from "react";
import { asText, own } from "../shared/guards.ts";
import { useMessages } from "../shared/messages.ts";
import { useDesignedForm, useSelection } from "./design-context.ts";
import { designMessages } from "./design-messages.ts";
import { schemaAt } from "./operations/schemas.ts";
import { titleOf } from "./problems/ProblemsPanel.tsx";
import { FieldProperties } from "./properties/FieldProperties.tsx";
import { FormProperties } from "./properties/FormProperties.tsx";
import { GroupProperties } from "./properties/GroupProperties.tsx";
import { IndicatorProperties } from "./properties/IndicatorProperties.tsx";
import { PageProperties, SectionProperties } from "./properties/LayoutProperties.tsx";
import { SampleProperties } from "./samples/SampleProperties.tsx";
import { type Selection, selectionKey } from "./selection.ts";

/** The attributes of what is selected. */
export const PropertiesPane = memo(function PropertiesPane() {
  const { form } = useDesignedForm();
  const selection = useSelection();
  const t = useMessages(designMessages);
  return (
    <section className="dh-pane dh-properties-pane" aria-label={t("properties")}>
      <h3 className="dh-pane-title">{titleOf(form, selection)}</h3>
      <div className="dh-properties" key={identityOf(form, selection)}>
        <Properties of={selection} />
      </div>
    </section>
  );
});

/** What stays the same while a field gets another key: the pane with the focus in it stays, too. */
function identityOf(form: Form, selection: Selection): string {
  const schema = selection.kind === "field" ? schemaAt(form.fields, selection.path) : undefined;
  const id = schema === undefined ? undefined : asText(own(schema, "x-id"));
  return id === undefined ? selectionKey(selection) : `field:${id}`;
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
