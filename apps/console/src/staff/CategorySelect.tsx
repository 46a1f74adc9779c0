import { MenuItem, TextField, Typography } from "@mui/material";
import { useGetList } from "react-admin";
import { useT } from "../i18n/use-t.ts";

interface CategorySelectProps {
  label: string;
  /** The category's id; "" for none in particular. */
  value: string;
  onChange: (categoryId: string) => void;
}

/** For which of the unit's categories of staff a form is meant. */
export function CategorySelect({ label, value, onChange }: CategorySelectProps) {
  const t = useT();
  const categories = useGetList("staffCategories", {
    sort: { field: "order", order: "ASC" },
    pagination: { page: 1, perPage: 200 },
  });
  return (
    <>
      <TextField
        select
        label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t("forms.anyCategory")}</MenuItem>
        {(categories.data ?? []).map((category) => (
          <MenuItem key={category.id} value={category.id}>
            {category.name}
          </MenuItem>
        ))}
      </TextField>
      {categories.isError ? <Typography color="error">{t("shell.error.title")}</Typography> : null}
    </>
  );
}
