import { testsOf } from "./tests-of.ts";

testsOf("editing.txt");
