import type { LayoutItem } from "@duheng/contracts";
import type { FieldKind } from "@duheng/form";
import { useMessages } from "../../shared/messages.ts";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { itemsOf, patchItem, placeField } from "../operations/fields.ts";

type As = NonNullable<LayoutItem["as"]>;

const waysOf: Partial<Record<FieldKind, readonly As[]>> = {
  rows: ["table", "cards"],
  choice: ["radio", "select"],
  text: ["input", "textarea"],
};

const wayWords = {
  table: "asTable",
  cards: "asCards",
  radio: "asRadio",
  select: "asSelect",
  textarea: "asTextarea",
  input: "asInput",
} as const;

/** Where and how the layout shows a field of the form. */
export function PlacementProperties({
  fieldKey,
  kind,
}: {
  readonly fieldKey: string;
  readonly kind: FieldKind;
}) {
  const { form } = useDesignedForm();
  const { apply } = useDesign();
  const t = useMessages(designMessages);
  const sections = (form.layout?.pages ?? []).flatMap((page) =>
    page.sections.map((section) => ({
      section,
      title: `${page.title} · ${section.title === "" ? "—" : section.title}`,
    })),
  );
  const here = sections.find(({ section }) => section.items.some((item) => item.field === fieldKey));
  const item = itemsOf(form).find((each) => each.field === fieldKey);
  const ways = waysOf[kind];
  const columns = here?.section.columns ?? 1;
  return (
    <>
      <SelectProperty
        attribute="section"
        label={t("section")}
        value={here?.section.id}
        options={sections.map(({ section, title }) => ({ value: section.id, title }))}
        onChange={(section) => section !== undefined && apply(placeField(form, fieldKey, section), "")}
      />
      {item !== undefined && ways !== undefined && (
        <SelectProperty
          attribute="as"
          label={t("as")}
          value={item.as}
          none={t("asDefault")}
          options={ways.map((value) => ({ value, title: t(wayWords[value]) }))}
          onChange={(as) => apply(patchItem(form, fieldKey, { as }), "")}
        />
      )}
      {item !== undefined && columns > 1 && (
        <SelectProperty
          attribute="span"
          label={t("span")}
          value={item.span === undefined ? undefined : spanWords[item.span]}
          none={t("asDefault")}
          options={[
            { value: "one", title: "1" } as const,
            { value: "two", title: "2" } as const,
            ...(columns === 3 ? [{ value: "three", title: "3" } as const] : []),
          ]}
          onChange={(word) =>
            apply(
              patchItem(form, fieldKey, {
                span: word === undefined ? undefined : word === "three" ? 3 : word === "two" ? 2 : 1,
              }),
              "",
            )
          }
        />
      )}
    </>
  );
}

const spanWords = { 1: "one", 2: "two", 3: "three" } as const;
