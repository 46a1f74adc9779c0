import { AutocompleteInput, ReferenceInput } from "ra-ui-materialui";

/** Chooses one person of the unit, by name or number. */
export function StaffInput({ source }: { source: string }) {
  return (
    <ReferenceInput source={source} reference="staff" sort={{ field: "number", order: "ASC" }} perPage={50}>
      <AutocompleteInput
        label={`resources.departments.fields.${source}`}
        optionText={(staff: { name: string; number: string }) => `${staff.name}（${staff.number}）`}
        filterToQuery={(q: string) => (q === "" ? {} : { q })}
        fullWidth
      />
    </ReferenceInput>
  );
}
