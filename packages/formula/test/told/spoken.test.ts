import { testsOf } from "./tests-of.ts";

testsOf("spoken.txt");
