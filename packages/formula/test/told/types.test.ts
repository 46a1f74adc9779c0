import { testsOf } from "./tests-of.ts";

testsOf("types.txt");
