import type { Grade } from "@duheng/contracts";
import { Chip } from "@mui/material";
import { useT } from "../i18n/use-t.ts";

const colors = { good: "success", fair: "info", average: "warning", poor: "error" } as const;

/** 等次 as a word with a colour (the word says it all; the colour only helps). */
export function GradeChip({ grade, outlined = false }: { grade: Grade; outlined?: boolean }) {
  const t = useT();
  return (
    <Chip
      size="small"
      label={t(`words.grade.${grade}`)}
      color={colors[grade]}
      variant={outlined ? "outlined" : "filled"}
    />
  );
}
