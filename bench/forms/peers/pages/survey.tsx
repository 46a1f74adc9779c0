import { typedField } from "../../form/bench-form.ts";
import { offerPage } from "../../form/page.ts";
import { drawSurvey } from "../survey.tsx";

offerPage(typedField.value, (root, size) => drawSurvey(root, size, false));
