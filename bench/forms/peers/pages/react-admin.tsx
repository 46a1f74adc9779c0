import type { ReactNode } from "react";
import {
  AdminContext,
  ArrayInput,
  BooleanInput,
  NumberInput,
  ResourceContextProvider,
  SelectInput,
  SimpleForm,
  SimpleFormIterator,
  TextInput,
} from "react-admin";
import { createRoot } from "react-dom/client";
import { useWatch } from "react-hook-form";
import { type BenchField, benchForm, typedField } from "../../form/bench-form.ts";
import { offerPage } from "../../form/page.ts";

/** react-admin's SimpleForm with its own inputs; react-hook-form validates when handed in. */
offerPage(typedField.value, (root, size) => {
  const form = benchForm(size);
  createRoot(root).render(
    <AdminContext>
      <ResourceContextProvider value="papers">
        <SimpleForm record={{ id: 1, ...form.values }} sanitizeEmptyValues>
          {form.fields.map((field) => (
            <Field key={field.key} field={field} />
          ))}
        </SimpleForm>
      </ResourceContextProvider>
    </AdminContext>,
  );
});

function Field({ field }: { readonly field: BenchField }) {
  switch (field.kind) {
    case "text":
      return field.shownBy === undefined ? (
        <TextInput source={field.key} />
      ) : (
        <ShownBy source={field.shownBy}>
          <TextInput source={field.key} />
        </ShownBy>
      );
    case "number":
      return <NumberInput source={field.key} min={field.minimum} max={field.maximum} />;
    case "choice":
      return <SelectInput source={field.key} choices={field.options.map((name) => ({ id: name, name }))} />;
    case "boolean":
      return <BooleanInput source={field.key} />;
    case "computed":
      return <NumberInput source={field.key} readOnly />;
    case "rows":
      return (
        <ArrayInput source={field.key}>
          <SimpleFormIterator inline>
            <TextInput source="name" />
            <NumberInput source="amount" />
          </SimpleFormIterator>
        </ArrayInput>
      );
  }
}

function ShownBy({ source, children }: { readonly source: string; readonly children: ReactNode }) {
  return useWatch({ name: source }) === true ? children : null;
}
