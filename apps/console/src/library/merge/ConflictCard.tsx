import { type MergeConflict, type MergeSide, tellValue } from "@duheng/form";
import { Box, FormControlLabel, Radio, RadioGroup, Typography } from "@mui/material";
import { useId } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";

/** Who stands on either side of a merge, as people say it. */
export interface SideNames {
  readonly mine: string;
  readonly theirs: string;
}

interface ConflictCardProps {
  readonly conflict: MergeConflict;
  readonly names: SideNames;
  /** undefined while nobody chose. */
  readonly chosen: MergeSide | undefined;
  readonly onChoose: (side: MergeSide) => void;
}

/** One place that both changed: before, and either side with its choice. Arrow keys choose. */
export function ConflictCard({ conflict, names, chosen, onChoose }: ConflictCardProps) {
  const t = useT();
  const locale = useAppLocale();
  const id = useId();
  const words = (value: unknown) =>
    tellValue(conflict.attribute ?? "", value, locale) || t("library.merge.nothing");
  const { kind, title, base, message } = conflict;
  const isRemoval = kind === "removed";
  const remover = conflict.mine === undefined ? "mine" : "theirs";
  const heading = isRemoval
    ? t("library.merge.removed", {
        title,
        remover: names[remover],
        keeper: names[remover === "mine" ? "theirs" : "mine"],
      })
    : message[locale];
  const value = (side: MergeSide) =>
    isRemoval
      ? t(side === remover ? "library.merge.removedHere" : "library.merge.keptHere")
      : words(conflict[side]);
  return (
    <Box
      component="li"
      sx={{
        border: 1,
        borderColor: chosen === undefined ? "warning.main" : "divider",
        borderRadius: 1,
        p: 1.5,
      }}
    >
      <Typography id={id} sx={{ fontWeight: 600, mb: 1, overflowWrap: "anywhere" }}>
        {heading}
      </Typography>
      <Box sx={columns}>
        <Box sx={{ ...cell, bgcolor: "action.hover" }}>
          <Typography variant="body2" color="textSecondary">
            {t("library.merge.base")}
          </Typography>
          <Box sx={text}>{isRemoval ? t("library.merge.thereBefore") : words(base)}</Box>
        </Box>
        <RadioGroup
          aria-labelledby={id}
          value={chosen ?? ""}
          onChange={(_event, side) => onChoose(side === "theirs" ? "theirs" : "mine")}
          sx={{ display: "contents" }}
        >
          {(["mine", "theirs"] as const).map((side) => (
            <FormControlLabel
              key={side}
              value={side}
              control={<Radio size="small" sx={{ mt: -0.75 }} />}
              label={
                <>
                  <Typography
                    variant="body2"
                    color="textSecondary"
                    component="span"
                    sx={{ display: "block" }}
                  >
                    {names[side]}
                  </Typography>
                  <Box component="span" sx={{ ...text, display: "block" }}>
                    {value(side)}
                  </Box>
                </>
              }
              sx={{
                ...cell,
                m: 0,
                alignItems: "flex-start",
                border: 1,
                borderColor: chosen === side ? "primary.main" : "divider",
              }}
            />
          ))}
        </RadioGroup>
      </Box>
    </Box>
  );
}

const columns = {
  display: "grid",
  gap: 1,
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(3, minmax(0, 1fr))" },
};
const cell = { borderRadius: 1, p: 1, minWidth: 0 };
const text = { overflowWrap: "anywhere", whiteSpace: "pre-wrap" };
