import {
  Box,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from "@mui/material";
import { useId } from "react";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { withNote } from "../../ui/list-text.ts";
import { pointsOf } from "./points-of.ts";
import { isWithin, type ReviewerIndicator } from "./reviewer-indicators.ts";

interface PointsInputProps {
  indicator: ReviewerIndicator;
  /** As it was typed; empty: nothing yet. */
  text: string;
  onChange: (text: string) => void;
}

/** The reviewer's points for one indicator: levels where the form has them, else a number in its range. */
export function PointsInput({ indicator, text, onChange }: PointsInputProps) {
  const t = useT();
  const locale = useAppLocale();
  const id = useId();
  const points = pointsOf(text);
  const range = t("assessments.review.pointsRange", { min: indicator.min, max: indicator.max });
  const isWrong = text !== "" && !isWithin(indicator, points);
  return (
    <Box sx={{ py: 0.5, "& .MuiFormControlLabel-root": { ml: "-4px", mr: 1.5 } }}>
      {indicator.levels === undefined ? (
        <TextField
          label={withNote(indicator.title, range, locale)}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          error={isWrong}
          helperText={isWrong ? range : indicator.description}
          slotProps={{
            htmlInput: { inputMode: "decimal", autoComplete: "off", maxLength: 200 },
            inputLabel: { shrink: true },
          }}
          fullWidth
        />
      ) : (
        <FormControl>
          <FormLabel id={id} sx={{ color: "text.primary", fontSize: "0.875rem" }}>
            {withNote(indicator.title, range, locale)}
          </FormLabel>
          {indicator.description === undefined ? null : (
            <Typography variant="body2" color="textSecondary">
              {indicator.description}
            </Typography>
          )}
          <RadioGroup row aria-labelledby={id} value={points === undefined ? "" : String(points)}>
            {indicator.levels.map((level) => (
              <FormControlLabel
                key={level.title}
                value={String(level.points)}
                control={<Radio sx={{ p: 0.5 }} />}
                label={withNote(level.title, t("shell.points", { points: level.points }), locale)}
                onChange={() => onChange(String(level.points))}
              />
            ))}
          </RadioGroup>
        </FormControl>
      )}
    </Box>
  );
}
