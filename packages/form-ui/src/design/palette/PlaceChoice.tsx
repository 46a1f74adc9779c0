import { useId } from "react";
import { useMessages } from "../../shared/messages.ts";
import { useDesignedForm, useSelection } from "../design-context.ts";
import { paletteMessages } from "./palette-messages.ts";
import { groupOfNew, type PlaceOfNew } from "./places-of-new.ts";

interface PlaceChoiceProps {
  readonly places: readonly PlaceOfNew[];
  readonly chosen: PlaceOfNew;
  readonly onChoose: (id: string) => void;
}

/** Says where a new field and a new indicator will go, before they are added; a column is made only where it is asked for. */
export function PlaceChoice({ places, chosen, onChoose }: PlaceChoiceProps) {
  const { form } = useDesignedForm();
  const selection = useSelection();
  const t = useMessages(paletteMessages);
  const id = useId();
  const wordsOf = ({ as, into, behind }: PlaceOfNew) => {
    const place = into === "" ? t("place_end") : t(`place_${as}`, { into });
    return behind === "" ? place : t("place_behind", { place, behind });
  };
  return (
    <div className="dh-palette-place">
      {places.length === 1 ? (
        <span>
          {t("placeField")} <b>{wordsOf(chosen)}</b>
        </span>
      ) : (
        <>
          <label htmlFor={id}>{t("placeField")}</label>
          <select
            id={id}
            className="dh-input"
            value={chosen.id}
            onChange={(event) => onChoose(event.target.value)}
          >
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {wordsOf(place)}
              </option>
            ))}
          </select>
        </>
      )}
      <span>
        {t("placeIndicator")} <b>{t("place_group", { into: groupOfNew(form, selection) })}</b>
      </span>
    </div>
  );
}
