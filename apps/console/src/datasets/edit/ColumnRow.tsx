import { datasetColumnWords, keysOf } from "@duheng/contracts/words";
import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import { Box, FormControlLabel, IconButton, MenuItem, Stack, Switch, TextField } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { type ColumnDraft, isNumberText, isTaken, titled } from "./column-drafts.ts";
import { isKey } from "./column-key.ts";

interface ColumnRowProps {
  readonly column: ColumnDraft;
  readonly others: readonly ColumnDraft[];
  readonly datasetKey: string;
  readonly isDisabled: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (column: ColumnDraft) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

const types = keysOf(datasetColumnWords);

/** One column of a dataset: what it is called, what it holds, and within what bounds. */
export function ColumnRow(props: ColumnRowProps) {
  const { column, others, datasetKey, isDisabled, isFirst, isLast, onChange, onMove, onRemove } = props;
  const t = useT();
  const locale = useAppLocale();
  const { title, key, type, isKept } = column;
  const isNumber = type === "number" || type === "integer";
  const isAgain = isTaken(column, others);
  const isWrong = isAgain || (key !== "" && !isKey(key));
  const number = (part: "minimum" | "maximum") => (
    <TextField
      size="small"
      label={t(`datasets.columns.${part}`)}
      value={column[part]}
      disabled={isDisabled}
      error={!isNumberText(column[part])}
      onChange={(event) => onChange({ ...column, [part]: event.target.value })}
      sx={{ width: 90 }}
      slotProps={{ htmlInput: { inputMode: "decimal", maxLength: 20 } }}
    />
  );
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        gap: 1,
        alignItems: "flex-start",
        flexWrap: { xs: "wrap", md: "nowrap" },
        pt: { xs: 2, md: 0 },
        borderTopStyle: "solid",
        borderTopWidth: { xs: 1, md: 0 },
        borderTopColor: "divider",
      }}
    >
      <Stack
        direction="row"
        useFlexGap
        sx={{ columnGap: 1, rowGap: 1.5, flexWrap: "wrap", flex: 1, minWidth: 0 }}
      >
        <TextField
          size="small"
          label={t("datasets.columns.name")}
          value={title}
          disabled={isDisabled}
          onChange={(event) => onChange(titled(column, event.target.value, others))}
          sx={{ flex: "2 1 180px" }}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
        <TextField
          size="small"
          label={t("datasets.columns.key")}
          value={key}
          disabled={isDisabled || isKept}
          error={isWrong}
          helperText={
            isWrong
              ? t(isAgain ? "datasets.columns.taken" : "datasets.keyWrong")
              : key === ""
                ? " "
                : `data.${datasetKey === "" ? "…" : datasetKey}.${key}`
          }
          onChange={(event) => onChange({ ...column, key: event.target.value, isNamed: true })}
          sx={{ flex: "2 1 180px" }}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
        <TextField
          select
          size="small"
          label={t("datasets.columns.type")}
          value={type}
          disabled={isDisabled || isKept}
          onChange={(event) =>
            onChange({ ...column, type: types.find((one) => one === event.target.value) ?? type })
          }
          sx={{ width: 120 }}
        >
          {types.map((one) => (
            <MenuItem key={one} value={one}>
              {datasetColumnWords[one][locale]}
            </MenuItem>
          ))}
        </TextField>
        {isNumber ? (
          <>
            <TextField
              size="small"
              label={t("datasets.columns.unit")}
              value={column.unit}
              disabled={isDisabled}
              onChange={(event) => onChange({ ...column, unit: event.target.value })}
              sx={{ width: 80 }}
              slotProps={{ htmlInput: { maxLength: 20 } }}
            />
            {number("minimum")}
            {number("maximum")}
          </>
        ) : null}
        {type === "choice" ? (
          <TextField
            size="small"
            label={t("datasets.columns.options")}
            value={column.options}
            disabled={isDisabled}
            onChange={(event) => onChange({ ...column, options: event.target.value })}
            sx={{ flex: "2 1 220px" }}
          />
        ) : null}
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={column.isRequired}
              disabled={isDisabled}
              onChange={(event) => onChange({ ...column, isRequired: event.target.checked })}
            />
          }
          label={t("datasets.columns.required")}
          sx={{ ml: 0, height: 40 }}
        />
      </Stack>
      {isDisabled ? null : (
        <Stack direction="row" sx={{ flexShrink: 0 }}>
          <IconButton
            size="small"
            aria-label={t("datasets.columns.up", { name: title })}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <ArrowUpward fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={t("datasets.columns.down", { name: title })}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDownward fontSize="small" />
          </IconButton>
          <IconButton
            size="small"
            aria-label={t("datasets.columns.remove", { name: title })}
            disabled={isKept}
            onClick={onRemove}
          >
            <DeleteOutlined fontSize="small" />
          </IconButton>
        </Stack>
      )}
    </Box>
  );
}
