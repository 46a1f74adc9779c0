import EditOutlined from "@mui/icons-material/EditOutlined";
import { Box, ButtonBase, Chip, Stack, TextField, Typography } from "@mui/material";
import { useState } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import type { ShownRow } from "../answers.ts";

interface CellInputProps {
  /** What it is called. */
  label: string;
  text: string;
  /** What is shown is a mask: whoever corrects it begins anew. */
  isSealed: boolean;
  /** It can be corrected. */
  isOpen: boolean;
  isBusy: boolean;
  isCorrected: boolean;
  problems: ShownRow["problems"];
  /** Resolves to nothing where it was refused. */
  onText: (text: string) => Promise<unknown>;
}

/** A cell as it stands in the table, corrected where it stands: Enter keeps, Escape leaves it. What is wrong is open from the start. */
export function CellInput(props: CellInputProps) {
  const { label, text, isSealed, isOpen, isBusy, isCorrected, problems, onText } = props;
  const t = useT();
  const locale = useAppLocale();
  const isWrong = problems.length > 0;
  // A name that is not known, or that several have, is said once for all of its rows, above.
  const isAsked = problems.some(({ code }) => code !== "unknown-reference" && code !== "several-references");
  const [typed, setTyped] = useState<string | undefined>();
  const begin = () => setTyped(isSealed ? "" : text);
  const keep = async (next: string) => {
    if (next.trim() === text || (isSealed && next === "" && !isWrong)) setTyped(undefined);
    else if ((await onText(next)) !== undefined) setTyped(undefined);
  };
  if (!isOpen) return <Typography variant="body2">{text}</Typography>;
  const told = problems.map(({ code, message }) => (
    <Typography key={code} variant="caption" color="error" component="p">
      {message[locale]}
      {isSealed ? ` ${t("imports.rows.sealedHint")}` : ""}
    </Typography>
  ));
  if (typed === undefined && !isAsked)
    return (
      <>
        <ButtonBase
          aria-label={text === "" ? label : `${text} · ${label}`}
          disabled={isBusy}
          onClick={begin}
          sx={{
            typography: "body2",
            textAlign: "left",
            minHeight: 24,
            minWidth: 60,
            justifyContent: "flex-start",
            "& svg": { visibility: "hidden", ml: 0.5, fontSize: 14 },
            "&:hover svg, &:focus-visible svg": { visibility: "visible" },
          }}
        >
          <Typography component="span" variant="body2" color={isWrong ? "error" : "textPrimary"}>
            {text}
          </Typography>
          <EditOutlined color="action" />
          {isCorrected ? (
            <Typography component="span" variant="caption" color="textSecondary">
              {t("imports.rows.corrected")}
            </Typography>
          ) : null}
        </ButtonBase>
        {told}
      </>
    );
  const nearest = problems.flatMap((problem) => problem.nearest ?? []);
  return (
    <Box>
      <TextField
        size="small"
        hiddenLabel
        fullWidth
        error={isWrong}
        value={typed ?? (isSealed ? "" : text)}
        placeholder={isSealed ? text : ""}
        disabled={isBusy}
        // It was opened by a click on it.
        autoFocus={typed !== undefined && !isAsked}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed !== undefined) void keep(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") void keep(typed ?? (isSealed ? "" : text));
          if (event.key === "Escape") setTyped(undefined);
        }}
        slotProps={{ htmlInput: { "aria-label": label } }}
        sx={{ minWidth: 120 }}
      />
      {told}
      {nearest.length === 0 ? null : (
        <Stack direction="row" useFlexGap sx={{ gap: 0.5, flexWrap: "wrap", mt: 0.5 }}>
          {nearest.map((name) => (
            <Chip key={name} size="small" label={name} disabled={isBusy} onClick={() => void keep(name)} />
          ))}
        </Stack>
      )}
    </Box>
  );
}
