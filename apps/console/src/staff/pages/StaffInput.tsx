import { useAppLocale } from "../../i18n/use-t.ts";
import { withNote } from "../../ui/list-text.ts";
import { ReferenceChoice } from "../../ui/ReferenceChoice.tsx";

/** Chooses one person of the unit, by name or number. */
export function StaffInput({ source }: { source: string }) {
  const locale = useAppLocale();
  return (
    <ReferenceChoice
      source={source}
      reference="staff"
      sort={{ field: "number", order: "ASC" }}
      label={`resources.departments.fields.${source}`}
      optionText={(staff: { name: string; number: string }) => withNote(staff.name, staff.number, locale)}
      fullWidth
    />
  );
}
