import { Box } from "@mui/material";
import { required, SelectInput, TextInput } from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { ReferenceChoice } from "../../ui/ReferenceChoice.tsx";

const byName = { field: "name", order: "ASC" } as const;

export function TenantInputs() {
  const t = useT();
  return (
    <Box sx={{ width: "100%", "& .MuiFormControl-root": { width: "100%" } }}>
      <TextInput source="name" validate={required()} slotProps={{ htmlInput: { maxLength: 200 } }} />
      <TextInput source="shortName" slotProps={{ htmlInput: { maxLength: 40 } }} />
      <SelectInput
        source="kind"
        validate={required()}
        choices={(["banner", "unit"] as const).map((id) => ({ id, name: t(`words.tenantKind.${id}`) }))}
      />
      <ReferenceChoice
        source="reportsTo"
        reference="tenants"
        sort={byName}
        label="resources.tenants.fields.reportsTo"
        optionText="name"
        validate={required()}
        fullWidth
      />
      <SelectInput
        source="level"
        choices={(["city", "banner", "township"] as const).map((id) => ({
          id,
          name: t(`words.tenantLevel.${id}`),
        }))}
      />
      <TextInput source="field" slotProps={{ htmlInput: { maxLength: 60 } }} />
    </Box>
  );
}
