import { typedField } from "../../form/bench-form.ts";
import { offerPage } from "../../form/page.ts";
import { drawSurvey } from "../survey.tsx";

/** Draws questions as they are scrolled to: what is never scrolled to never counts. */
offerPage(typedField.value, (root, size) => drawSurvey(root, size, true));
