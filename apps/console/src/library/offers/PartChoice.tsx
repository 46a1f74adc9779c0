import type { ChangedPart } from "@duheng/form";
import { Box, Button, Checkbox, FormControlLabel, Stack, Typography } from "@mui/material";
import { useAppLocale, useT } from "../../i18n/use-t.ts";

interface PartChoiceProps {
  readonly parts: readonly ChangedPart[];
  readonly chosen: readonly string[];
  readonly onChange: (keys: string[]) => void;
}

/** The parts that a variant changes, each with its changes in words, to be taken or left. */
export function PartChoice({ parts, chosen, onChange }: PartChoiceProps) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
        <Typography role="status" color="textSecondary" sx={{ mr: "auto" }}>
          {t("library.offers.received.chosen", { count: chosen.length, total: parts.length })}
        </Typography>
        <Button size="small" variant="outlined" onClick={() => onChange(parts.map(({ key }) => key))}>
          {t("library.offers.received.all")}
        </Button>
        <Button size="small" variant="outlined" onClick={() => onChange([])}>
          {t("library.offers.received.noPart")}
        </Button>
      </Stack>
      <Box component="ul" sx={{ listStyle: "none", p: 0, m: 0 }}>
        {parts.map(({ key, changes }) => (
          <li key={key}>
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={chosen.includes(key)}
                  onChange={(_event, isChosen) =>
                    onChange(isChosen ? [...chosen, key] : chosen.filter((each) => each !== key))
                  }
                />
              }
              label={
                <Box component="span" sx={{ overflowWrap: "anywhere" }}>
                  {changes.map((change) => (
                    <Box
                      component="span"
                      key={`${change.kind} ${change.attribute ?? ""}`}
                      sx={{ display: "block" }}
                    >
                      {change.message[locale]}
                    </Box>
                  ))}
                </Box>
              }
              sx={{ alignItems: "flex-start", "& .MuiCheckbox-root": { mt: -0.75 }, py: 0.5 }}
            />
          </li>
        ))}
      </Box>
    </Stack>
  );
}
