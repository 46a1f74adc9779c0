import type { AssessmentState } from "@duheng/contracts";
import { Box, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../i18n/use-t.ts";
import { listText } from "../ui/list-text.ts";

/** The states in the order of the process, each with a shade of its own. */
export const assessmentStates: readonly AssessmentState[] = [
  "filling",
  "submitted",
  "reviewed",
  "decided",
  "feedback",
  "closed",
];

const shades: Record<AssessmentState, string> = {
  filling: "#b9c3cd",
  submitted: "#d9a441",
  reviewed: "#6f9fc9",
  decided: "#3f76a8",
  feedback: "#4f9a72",
  closed: "#2c6b4a",
};

interface StateBarProps {
  byState: Partial<Record<AssessmentState, number>>;
  total: number;
  /** What the bar is about, for those who do not see it. */
  label: string;
  showLegend?: boolean;
  height?: number;
}

/** How many stand where, as one bar; the numbers are in its description and, if wanted, under it. */
export function StateBar({ byState, total, label, showLegend = false, height = 14 }: StateBarProps) {
  const t = useT();
  const locale = useAppLocale();
  const parts = assessmentStates.flatMap((state) => {
    const count = byState[state] ?? 0;
    return count > 0 ? [{ state, count, text: `${t(`words.assessmentState.${state}`)} ${count}` }] : [];
  });
  return (
    <Box>
      <Box
        role="img"
        aria-label={`${t("shell.labelled", { label: label })}${listText(
          parts.map((part) => part.text),
          locale,
        )}`}
        sx={{
          display: "flex",
          height,
          borderRadius: 1,
          overflow: "hidden",
          bgcolor: "action.hover",
          gap: "1px",
        }}
      >
        {parts.map((part) => (
          <Box
            key={part.state}
            title={part.text}
            sx={{ width: `${(100 * part.count) / Math.max(total, 1)}%`, bgcolor: shades[part.state] }}
          />
        ))}
      </Box>
      {showLegend ? (
        <Stack direction="row" useFlexGap aria-hidden sx={{ gap: 1.5, flexWrap: "wrap", mt: 0.75 }}>
          {parts.map((part) => (
            <Typography
              key={part.state}
              variant="body2"
              sx={{ display: "flex", alignItems: "center", gap: 0.75 }}
            >
              <Box sx={{ width: 10, height: 10, borderRadius: "2px", bgcolor: shades[part.state] }} />
              {part.text}
            </Typography>
          ))}
        </Stack>
      ) : null}
    </Box>
  );
}
