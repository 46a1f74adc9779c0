import { Chip } from "@mui/material";
import { useT } from "../../i18n/use-t.ts";
import type { OfferEntry } from "../../rpc/answers.ts";

const colors = { open: "warning", accepted: "success", declined: "default", withdrawn: "default" } as const;

export function OfferStateChip({ state }: { state: OfferEntry["state"] }) {
  const t = useT();
  return (
    <Chip size="small" variant="outlined" color={colors[state]} label={t(`library.offers.state.${state}`)} />
  );
}
