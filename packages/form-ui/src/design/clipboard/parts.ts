import type {
  FieldsSchema,
  Form,
  Indicator,
  IndicatorGroup,
  LayoutItem,
  LayoutSection,
} from "@duheng/contracts";

/** The first word of what the designer writes to the clipboard. */
export const partsMark = "form-parts";

/** Parts of a form on their way into another place or another form. */
export interface FormParts {
  readonly duheng: typeof partsMark;
  /** The fields, with those that formulas among them need. */
  readonly fields: FieldsSchema;
  /** Keys of the fields that come along only because a formula needs them. */
  readonly needed: readonly string[];
  /** How the layout shows the fields. */
  readonly items: readonly LayoutItem[];
  /** The sections that come along whole: title, description, columns, and which of the fields they show. */
  readonly sections: readonly LayoutSection[];
  readonly indicators: readonly Indicator[];
  /** The indicators that formulas among them name and that do not come along. */
  readonly mentioned?: readonly Indicator[];
  /** The groups of the indicators. */
  readonly groups: readonly IndicatorGroup[];
}

/** The parts as a form of their own: what is renamed in it is renamed in all formulas. */
export function formOfParts({
  fields,
  indicators,
  groups,
  items,
  sections,
}: Omit<FormParts, "duheng" | "needed" | "mentioned">): Form {
  const [first = { id: "g-none", code: "分组", title: "分组" }, ...rest] = groups;
  return {
    title: partsMark,
    fields,
    layout: {
      pages: [
        {
          id: "p-parts",
          title: partsMark,
          sections: [{ id: "s-parts", title: partsMark, items: [...items] }, ...sections],
        },
      ],
    },
    indicators: [...indicators],
    score: { groups: [first, ...rest] },
  };
}

/** The sections that `formOfParts` was given, with what was renamed since. */
export function sectionsOfParts(form: Form): readonly LayoutSection[] {
  return form.layout?.pages[0]?.sections.slice(1) ?? [];
}
