import { memo, useCallback, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { type BenchField, type BenchRow, benchForm, typedField } from "../../form/bench-form.ts";
import { createFieldStore, type FieldStore } from "../../form/field-store.ts";
import { offerPage } from "../../form/page.ts";

/** The floor: React's own inputs over a store with listeners per field; no validation, no labels beyond the title. */
offerPage(typedField.value, (root, size) => {
  const form = benchForm(size);
  const store = createFieldStore(form);
  createRoot(root).render(
    <form>
      {form.fields.map((field) => (
        <Field key={field.key} field={field} store={store} />
      ))}
    </form>,
  );
});

interface FieldProps {
  readonly field: BenchField;
  readonly store: FieldStore;
}

const Field = memo(function Field({ field, store }: FieldProps) {
  const value = useStored(store, field.key);
  const shownBy = field.kind === "text" ? field.shownBy : undefined;
  const isShown = useStored(store, shownBy ?? "");
  if (shownBy !== undefined && isShown !== true) return null;
  return (
    <div>
      <label htmlFor={field.key}>{field.key}</label>
      {field.kind === "rows" ? (
        <Rows name={field.key} rows={Array.isArray(value) ? value : []} store={store} />
      ) : field.kind === "choice" ? (
        <select
          id={field.key}
          value={String(value ?? "")}
          onChange={(event) => store.set(field.key, event.target.value)}
        >
          {field.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      ) : field.kind === "boolean" ? (
        <input
          id={field.key}
          type="checkbox"
          checked={value === true}
          onChange={(event) => store.set(field.key, event.target.checked)}
        />
      ) : (
        <input
          id={field.key}
          readOnly={field.kind === "computed"}
          value={typeof value === "string" || typeof value === "number" ? value : ""}
          onChange={(event) =>
            store.set(field.key, field.kind === "text" ? event.target.value : Number(event.target.value))
          }
        />
      )}
    </div>
  );
});

interface RowsProps {
  readonly name: string;
  readonly rows: readonly BenchRow[];
  readonly store: FieldStore;
}

function Rows({ name, rows, store }: RowsProps) {
  return (
    <table>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <tr key={index}>
            <td>
              <input
                aria-label="name"
                value={row.name}
                onChange={(event) => store.setRow(name, index, { name: event.target.value })}
              />
            </td>
            <td>
              <input
                aria-label="amount"
                value={row.amount}
                onChange={(event) => store.setRow(name, index, { amount: Number(event.target.value) })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useStored(store: FieldStore, key: string) {
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  return useSyncExternalStore(subscribe, () => store.get(key));
}
