import { Box, Typography } from "@mui/material";
import {
  ArrayInput,
  BooleanInput,
  DateInput,
  required,
  SelectInput,
  SimpleFormIterator,
  TextInput,
} from "react-admin";
import { useT } from "../../i18n/use-t.ts";
import { ReferenceChoice } from "../../ui/ReferenceChoice.tsx";
import { SealedInput } from "./SealedInput.tsx";

export function StaffInputs() {
  const t = useT();
  return (
    <>
      <Box sx={twoColumns}>
        <TextInput source="number" validate={required()} slotProps={{ htmlInput: { maxLength: 40 } }} />
        <TextInput source="name" validate={required()} slotProps={{ htmlInput: { maxLength: 60 } }} />
        <ReferenceChoice
          source="departmentId"
          reference="departments"
          sort={byOrder}
          filter={inUse}
          label="resources.staff.fields.departmentId"
          optionText="name"
          validate={required()}
        />
        <ReferenceChoice
          source="categoryId"
          reference="staffCategories"
          sort={byOrder}
          filter={inUse}
          label="resources.staff.fields.categoryId"
          optionText="name"
          validate={required()}
        />
        <TextInput source="position" slotProps={{ htmlInput: { maxLength: 80 } }} />
        <TextInput source="level" slotProps={{ htmlInput: { maxLength: 40 } }} />
        <SealedInput source="identityNumber" hint={t("staff.people.identityNumberHint")} />
        <SealedInput source="phone" hint={t("staff.people.phoneHint")} />
        <BooleanInput source="isLeader" />
        <SelectInput
          source="state"
          defaultValue="active"
          choices={[
            { id: "active", name: t("words.staffState.active") },
            { id: "left", name: t("words.staffState.left") },
          ]}
          translateChoice={false}
          validate={required()}
        />
        <DateInput source="joinedOn" />
        <DateInput source="leftOn" />
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {t("staff.people.statusesHint")}
      </Typography>
      <ArrayInput source="statuses" label="resources.staff.fields.statuses">
        <SimpleFormIterator inline disableReordering>
          <SelectInput
            source="kind"
            label="resources.staff.fields.kind"
            choices={(["probation", "leave", "investigation", "secondment", "sanction"] as const).map(
              (kind) => ({
                id: kind,
                name: t(`words.staffStatus.${kind}`),
              }),
            )}
            translateChoice={false}
            validate={required()}
          />
          <DateInput source="from" label="resources.staff.fields.from" validate={required()} />
          <DateInput source="to" label="resources.staff.fields.to" />
          <TextInput source="note" label="resources.staff.fields.note" />
        </SimpleFormIterator>
      </ArrayInput>
    </>
  );
}

const twoColumns = {
  display: "grid",
  columnGap: 2,
  gridTemplateColumns: "repeat(auto-fit, minmax(240px, 1fr))",
  width: "100%",
  "& .MuiFormControl-root": { width: "100%" },
} as const;

const byOrder = { field: "order", order: "ASC" } as const;
const inUse = { state: "active" };
