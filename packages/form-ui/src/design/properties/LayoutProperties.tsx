import { useMessages } from "../../shared/messages.ts";
import { SelectProperty } from "../controls/SelectProperty.tsx";
import { TextProperty } from "../controls/TextProperty.tsx";
import { useDesign, useDesignedForm } from "../design-context.ts";
import { designMessages } from "../design-messages.ts";
import { patchPage, patchSection } from "../operations/layout.ts";

/** One page of the layout. */
export function PageProperties({ id }: { readonly id: string }) {
  const { form } = useDesignedForm();
  const { apply } = useDesign();
  const t = useMessages(designMessages);
  const page = form.layout?.pages.find((each) => each.id === id);
  if (page === undefined) return null;
  return (
    <TextProperty
      attribute="title"
      label={t("title")}
      value={page.title}
      onChange={(title) => apply(patchPage(form, id, { title }), `page/${id}/title`)}
    />
  );
}

/** One section of a page. */
export function SectionProperties({ id }: { readonly id: string }) {
  const { form } = useDesignedForm();
  const { apply } = useDesign();
  const t = useMessages(designMessages);
  const section = form.layout?.pages.flatMap((page) => page.sections).find((each) => each.id === id);
  if (section === undefined) return null;
  return (
    <>
      <TextProperty
        attribute="title"
        label={t("title")}
        value={section.title}
        onChange={(title) => apply(patchSection(form, id, { title }), `section/${id}/title`)}
      />
      <TextProperty
        attribute="description"
        label={t("description")}
        value={section.description ?? ""}
        lines={2}
        onChange={(description) =>
          apply(patchSection(form, id, { description }), `section/${id}/description`)
        }
      />
      <SelectProperty
        attribute="columns"
        label={t("columns")}
        value={columnWords[section.columns ?? 1]}
        options={[
          { value: "one", title: "1" },
          { value: "two", title: "2" },
          { value: "three", title: "3" },
        ]}
        onChange={(word) =>
          apply(
            patchSection(form, id, { columns: word === "three" ? 3 : word === "two" ? 2 : 1 }),
            `section/${id}/columns`,
          )
        }
      />
    </>
  );
}

const columnWords = { 1: "one", 2: "two", 3: "three" } as const;
