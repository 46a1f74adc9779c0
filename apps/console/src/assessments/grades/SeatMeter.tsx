import { Box, Stack, Typography } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";

/** Seats for `good` as little boxes, taken ones filled; more than 60 are shown as a bar. */
export function SeatMeter({ used, seats }: { used: number; seats: number }) {
  const t = useT();
  const text = t("assessments.grades.used", { used, seats });
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>
        {t("shell.labelled", { label: t("assessments.grades.seats") })}
        {text}
      </Typography>
      <Stack
        direction="row"
        useFlexGap
        aria-hidden
        sx={{ gap: 0.5, flexWrap: "wrap", mt: 0.75, maxWidth: 420 }}
      >
        {seats > 60 ? (
          <Box sx={{ width: 240, height: 12, bgcolor: "action.hover", borderRadius: 1, overflow: "hidden" }}>
            <Box sx={{ width: `${(100 * used) / seats}%`, height: "100%", bgcolor: "success.main" }} />
          </Box>
        ) : (
          Array.from({ length: seats }, (_, index) => index).map((seat) => (
            <Box
              key={seat}
              sx={{
                width: 14,
                height: 14,
                borderRadius: "3px",
                border: 1,
                borderColor: "success.main",
                bgcolor: seat < used ? "success.main" : "transparent",
              }}
            />
          ))
        )}
      </Stack>
    </Box>
  );
}
