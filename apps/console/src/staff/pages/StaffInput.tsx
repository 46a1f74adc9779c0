import { AutocompleteInput, ReferenceInput } from "react-admin";
import { useAppLocale } from "../../i18n/use-t.ts";
import { withNote } from "../../ui/list-text.ts";

/** Chooses one person of the unit, by name or number. */
export function StaffInput({ source }: { source: string }) {
  const locale = useAppLocale();
  return (
    <ReferenceInput source={source} reference="staff" sort={{ field: "number", order: "ASC" }} perPage={50}>
      <AutocompleteInput
        label={`resources.departments.fields.${source}`}
        optionText={(staff: { name: string; number: string }) => withNote(staff.name, staff.number, locale)}
        filterToQuery={(q: string) => (q === "" ? {} : { q })}
        fullWidth
      />
    </ReferenceInput>
  );
}
