import type { Slip } from "@duheng/contracts";
import { useAppLocale, useT } from "../../i18n/use-t.ts";
import { instantText } from "../../ui/dates.ts";

/** Slips to be cut apart: on paper two beside one another on A4, and nothing else of the page. */
export function SlipSheet({ slips }: { readonly slips: readonly Slip[] }) {
  const t = useT();
  return (
    <ul className="slips" aria-label={t("accounts.slip.sheet", { count: slips.length })}>
      {slips.map((slip) => (
        <SlipCard key={slip.userId} slip={slip} />
      ))}
    </ul>
  );
}

function SlipCard({ slip: { unit, name, number, username, password, endsAt } }: { readonly slip: Slip }) {
  const t = useT();
  const locale = useAppLocale();
  return (
    <li className="slip">
      <p className="slip-unit">{unit}</p>
      <dl>
        <dt>{t("accounts.slip.name")}</dt>
        <dd>
          {name} {number === undefined ? null : <span className="slip-number">{number}</span>}
        </dd>
        <dt>{t("accounts.slip.username")}</dt>
        <dd className="slip-typed">{username}</dd>
        <dt>{t("accounts.slip.password")}</dt>
        <dd className="slip-typed slip-password">{password}</dd>
        <dt>{t("accounts.slip.address")}</dt>
        <dd className="slip-typed slip-address">{window.location.origin}</dd>
      </dl>
      <p className="slip-how">{t("accounts.slip.how")}</p>
      <p className="slip-how">{t("accounts.slip.until", { day: instantText(endsAt, locale) })}</p>
    </li>
  );
}
