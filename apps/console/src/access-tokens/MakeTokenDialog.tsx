import {
  Checkbox,
  FormControl,
  FormControlLabel,
  FormGroup,
  FormLabel,
  MenuItem,
  Stack,
  TextField,
} from "@mui/material";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { api } from "../rpc/client.ts";
import { ConfirmDialog } from "../ui/ConfirmDialog.tsx";
import { useAction } from "../ui/use-action.ts";
import { accessTokenQueries } from "./queries.ts";

/** A token as it was made, the only time that its text is known. */
export interface MadeToken {
  readonly name: string;
  readonly text: string;
  readonly datasetIds: readonly string[] | undefined;
}

interface MakeTokenDialogProps {
  readonly onMade: (made: MadeToken) => void;
  readonly onClose: () => void;
}

const offeredDays = [30, 90, 180, 365, 730];

/** Who gets a token, for which datasets and how long. */
export function MakeTokenDialog({ onMade, onClose }: MakeTokenDialogProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const { run, isBusy } = useAction();
  const { data: datasets = [] } = useQuery(accessTokenQueries.datasets());
  const [name, setName] = useState("");
  const [isForAll, setForAll] = useState(true);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [days, setDays] = useState(365);

  const make = async () => {
    const datasetIds = isForAll ? undefined : chosen;
    const made = await run(() =>
      api.accessTokens.create.mutate({
        ...{ name: name.trim(), days },
        ...(datasetIds === undefined ? {} : { datasetIds: [...datasetIds] }),
      }),
    );
    if (made === undefined) return;
    await queryClient.invalidateQueries({ queryKey: ["accessTokens", "list"] });
    onMade({ name: name.trim(), text: made.text, datasetIds });
  };

  return (
    <ConfirmDialog
      title={t("accessTokens.make.title")}
      confirm={t("accessTokens.make.confirm")}
      isBusy={isBusy}
      isDisabled={name.trim() === "" || (!isForAll && chosen.length === 0)}
      onConfirm={make}
      onClose={onClose}
    >
      <Stack spacing={2} sx={{ mt: 1 }}>
        <TextField
          label={t("accessTokens.make.name")}
          helperText={t("accessTokens.make.nameHint")}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoFocus
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
        <FormControl>
          <FormLabel id="token-datasets">{t("accessTokens.make.datasets")}</FormLabel>
          <FormGroup aria-labelledby="token-datasets">
            <FormControlLabel
              control={<Checkbox checked={isForAll} onChange={(_event, next) => setForAll(next)} />}
              label={t("accessTokens.make.all")}
            />
            {isForAll
              ? null
              : datasets.map(({ id, title }) => (
                  <FormControlLabel
                    key={id}
                    sx={{ pl: 2 }}
                    control={
                      <Checkbox
                        checked={chosen.includes(id)}
                        onChange={(_event, next) =>
                          setChosen(next ? [...chosen, id] : chosen.filter((one) => one !== id))
                        }
                      />
                    }
                    label={title}
                  />
                ))}
          </FormGroup>
        </FormControl>
        <TextField
          select
          label={t("accessTokens.make.days")}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {offeredDays.map((count) => (
            <MenuItem key={count} value={count}>
              {t("accessTokens.make.day", { count })}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
    </ConfirmDialog>
  );
}
