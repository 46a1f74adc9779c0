import type { IndicatorSearchInput } from "@duheng/contracts";
import { Checkbox, FormControlLabel, MenuItem, Stack, TextField } from "@mui/material";
import { useT } from "../i18n/use-t.ts";

/** What the list is narrowed to. */
export interface IndicatorFilter {
  readonly q: string;
  readonly owner: "all" | "own";
  readonly withdrawn: boolean;
  readonly dimensions: Dimensions;
}

type Dimensions = Omit<IndicatorSearchInput, "q" | "withdrawn">;

export const noFilter: IndicatorFilter = { q: "", owner: "all", withdrawn: false, dimensions: {} };

const values = {
  virtue: ["morality", "ability", "diligence", "achievement", "integrity"],
  measure: ["quantitative", "qualitative"],
  importance: ["key", "general"],
  scope: ["common", "individual"],
  polarity: ["positive", "negative"],
} as const;
const names = ["virtue", "measure", "importance", "scope", "polarity"] as const;

interface IndicatorFiltersProps {
  readonly filter: IndicatorFilter;
  readonly onChange: (filter: IndicatorFilter) => void;
}

/** Words, whose, and the dimensions of an indicator. */
export function IndicatorFilters({ filter, onChange }: IndicatorFiltersProps) {
  const t = useT();
  return (
    <Stack
      component="search"
      direction="row"
      useFlexGap
      sx={{ gap: 1.5, mb: 2, flexWrap: "wrap", alignItems: "center" }}
    >
      <TextField
        type="search"
        label={t("indicators.search")}
        value={filter.q}
        onChange={(event) => onChange({ ...filter, q: event.target.value })}
        sx={{ flex: "1 1 260px" }}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        select
        label={t("indicators.owner")}
        value={filter.owner}
        onChange={(event) => onChange({ ...filter, owner: event.target.value === "own" ? "own" : "all" })}
        sx={{ flex: "1 1 150px" }}
      >
        <MenuItem value="all">{t("indicators.ownerAll")}</MenuItem>
        <MenuItem value="own">{t("indicators.ownerOwn")}</MenuItem>
      </TextField>
      {names.map((name) => (
        <TextField
          key={name}
          select
          label={t(`indicators.dimension.${name}`)}
          value={filter.dimensions[name] ?? ""}
          onChange={({ target }) =>
            onChange({ ...filter, dimensions: chosen(filter.dimensions, name, target.value) })
          }
          sx={{ flex: "1 1 120px" }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{t("indicators.all")}</MenuItem>
          {values[name].map((value) => (
            <MenuItem key={value} value={value}>
              {t(`indicators.dimension.${value}`)}
            </MenuItem>
          ))}
        </TextField>
      ))}
      <FormControlLabel
        control={
          <Checkbox
            checked={filter.withdrawn}
            onChange={(event) => onChange({ ...filter, withdrawn: event.target.checked })}
          />
        }
        label={t("indicators.showWithdrawn")}
      />
    </Stack>
  );
}

function chosen(dimensions: Dimensions, name: keyof typeof values, value: string): Dimensions {
  const { [name]: _before, ...others } = dimensions;
  const known = values[name].find((each) => each === value);
  return known === undefined ? others : { ...others, [name]: known };
}
