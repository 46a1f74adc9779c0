import type { MergeChoices, MergeConflict, MergeSide } from "@duheng/form";
import { Button, Stack, Typography } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";
import { ConflictCard, type SideNames } from "./ConflictCard.tsx";

interface ConflictListProps {
  readonly conflicts: readonly MergeConflict[];
  readonly names: SideNames;
  readonly choices: MergeChoices;
  readonly onChange: (choices: MergeChoices) => void;
}

/** All places where two sides changed the same: chosen one by one, or all at once. */
export function ConflictList({ conflicts, names, choices, onChange }: ConflictListProps) {
  const t = useT();
  const left = conflicts.filter(({ id }) => choices[id] === undefined).length;
  const chooseAll = (side: MergeSide) =>
    onChange({ ...choices, ...Object.fromEntries(conflicts.map(({ id }) => [id, side])) });
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
        <Typography role="status" color={left > 0 ? "warning" : "success"} sx={{ mr: "auto" }}>
          {left > 0 ? t("library.merge.left", { count: left }) : t("library.merge.allChosen")}
        </Typography>
        {(["mine", "theirs"] as const).map((side) => (
          <Button key={side} size="small" variant="outlined" onClick={() => chooseAll(side)}>
            {t("library.merge.allMine", { side: names[side] })}
          </Button>
        ))}
      </Stack>
      <Stack component="ol" sx={{ listStyle: "none", p: 0, m: 0, gap: 1.5 }}>
        {conflicts.map((conflict) => (
          <ConflictCard
            key={conflict.id}
            conflict={conflict}
            names={names}
            chosen={choices[conflict.id]}
            onChoose={(side) => onChange({ ...choices, [conflict.id]: side })}
          />
        ))}
      </Stack>
    </Stack>
  );
}
