import { useMessages } from "@duheng/form-ui/fill";
import { errorText, type Locale } from "../../rpc/errors.ts";
import { lightMessages } from "./messages.ts";
import { Notice } from "./Notice.tsx";

/** While something is fetched; said only when it takes long enough to be noticed. */
export function Waiting() {
  const t = useMessages(lightMessages);
  return (
    <p className="light-waiting" role="status">
      {t("loading")}
    </p>
  );
}

interface FailureProps {
  readonly error: unknown;
  readonly locale: Locale;
  readonly onRetry: () => void;
}

/** Why it could not be fetched, and another try. */
export function Failure({ error, locale, onRetry }: FailureProps) {
  const t = useMessages(lightMessages);
  return (
    <Notice title={errorText(error, locale)}>
      <button type="button" className="dh-button" onClick={onRetry}>
        {t("retry")}
      </button>
    </Notice>
  );
}
