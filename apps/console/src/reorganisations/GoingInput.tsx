import {
  Autocomplete,
  Box,
  Checkbox,
  FormControlLabel,
  FormGroup,
  TextField,
  Typography,
} from "@mui/material";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { useSettled } from "../ui/use-settled.ts";
import type { PartChoice } from "./draft.ts";
import { reorganisationQueries } from "./queries.ts";

interface GoingInputProps {
  readonly tenantId: string;
  readonly value: PartChoice;
  /** Departments and people that go to another unit. */
  readonly taken: ReadonlySet<string>;
  readonly onChange: (next: PartChoice) => void;
}

/** Which departments of a unit go over with all of their people, and which people by themselves. */
export function GoingInput({ tenantId, value, taken, onChange }: GoingInputProps) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const q = useSettled(typed.trim());
  const { data, isFetching } = useQuery(reorganisationQueries.choices(tenantId, q));
  const { departments = [], people = [] } = data ?? {};
  const going = new Set(value.departmentIds);
  const toggle = (id: string) =>
    onChange({
      ...value,
      departmentIds: going.has(id)
        ? value.departmentIds.filter((one) => one !== id)
        : [...value.departmentIds, id],
    });
  const options = people.filter(({ id, departmentId }) => !going.has(departmentId) && !taken.has(id));
  return (
    <Box>
      <Typography variant="subtitle2" component="h3">
        {t("reorganisations.departments")}
      </Typography>
      <FormGroup
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "1fr", sm: "repeat(auto-fill, minmax(240px, 1fr))" },
          mb: 1.5,
        }}
      >
        {departments.map(({ id, name, people: count }) => (
          <FormControlLabel
            key={id}
            disabled={taken.has(id)}
            control={<Checkbox checked={going.has(id)} onChange={() => toggle(id)} />}
            label={t("reorganisations.ofDepartment", { name, people: count })}
          />
        ))}
      </FormGroup>
      <Autocomplete
        multiple
        disableCloseOnSelect
        filterOptions={(all) => all}
        options={options.map(({ id, name, number }) => ({ id, name, number }))}
        value={[...value.people]}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        getOptionKey={({ id }) => id}
        getOptionLabel={({ name, number }) => `${name}（${number}）`}
        loading={isFetching}
        loadingText={t("shell.loading")}
        noOptionsText={t("shell.choice.none")}
        onChange={(_event, next) =>
          onChange({ ...value, people: next.map(({ id, name, number }) => ({ id, name, number })) })
        }
        onInputChange={(_event, text, reason) => setTyped(reason === "input" ? text : "")}
        renderInput={(params) => (
          <TextField
            {...params}
            label={t("reorganisations.people")}
            helperText={t("reorganisations.peopleHint")}
          />
        )}
      />
    </Box>
  );
}
