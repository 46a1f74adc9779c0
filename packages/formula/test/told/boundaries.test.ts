import { testsOf } from "./tests-of.ts";

testsOf("boundaries.txt");
