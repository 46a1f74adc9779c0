import type { UsernameRule } from "@duheng/contracts";
import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, Typography } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";

interface RuleChoiceProps {
  readonly rule: UsernameRule;
  readonly onChange: (rule: UsernameRule) => void;
}

const rules = ["number", "pinyin"] as const satisfies readonly UsernameRule[];

/** By what user names are made. */
export function RuleChoice({ rule, onChange }: RuleChoiceProps) {
  const t = useT();
  return (
    <FormControl sx={{ mb: 2 }}>
      <FormLabel id="username-rule">{t("accounts.give.rule")}</FormLabel>
      <RadioGroup
        row
        aria-labelledby="username-rule"
        value={rule}
        onChange={(event) => {
          const next = rules.find((each) => each === event.target.value);
          if (next !== undefined) onChange(next);
        }}
      >
        {rules.map((each) => (
          <FormControlLabel
            key={each}
            value={each}
            control={<Radio size="small" />}
            label={
              <>
                {t(`accounts.give.${each}`)}{" "}
                <Typography component="span" variant="body2" color="textSecondary">
                  {t(`accounts.give.${each}Hint`)}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
