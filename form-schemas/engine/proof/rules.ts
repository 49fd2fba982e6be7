import { rule as acceptanceIsWhole } from './acceptance-is-whole';
import { rule as casesPass } from './cases-pass';
import { rule as clausesAreCited } from './clauses-are-cited';
import { provenRule as clausesAreProven, rule as clausesAreCovered } from './clauses-are-covered';
import { conditionsRule as clocksCanBeMet, rule as clocksRun } from './clocks-run';
import { rule as codesAreUnique } from './codes-are-unique';
import { rule as daysExist } from './days-exist';
import { rule as deadlinesCanBeKept } from './deadlines-can-be-kept';
import { rule as effectsFit, typesRule as effectsHaveTheirTypes } from './effects-fit';
import { rule as evaluationsFit } from './evaluations-fit';
import { rule as factsAreFilled } from './facts-are-filled';
import { rule as factsHaveOneOwner } from './facts-have-one-owner';
import { rule as fieldsCanBeFilled } from './fields-can-be-filled';
import { rule as gatesAreTotal } from './gates-are-total';
import { rule as gatesDoNotLoop } from './gates-do-not-loop';
import { rule as ledgerIsWhole } from './ledger-is-whole';
import { rule as matricesAreSound } from './matrices-are-sound';
import { rule as messagesNameFacts } from './messages-name-facts';
import { rule as overridesCanBeGiven } from './overrides-can-be-given';
import { hiddenRule as papersHideNothing, rule as papersFit } from './papers-fit';
import { rule as parametersAreSet } from './parameters-are-set';
import { rule as prioritiesAreWhole } from './priorities-are-whole';
import { rule as recordsAreWhole, typesRule as recordsHaveTheirTypes } from './records-are-whole';
import { rule as referencesResolve } from './references-resolve';
import { rule as returnsGoBack } from './returns-go-back';
import { rule as rowsMeanTheirWords } from './rows-mean-their-words';
import type { ProofRule } from './rule';
import { rule as problemsCanBeAsked } from './problems-can-be-asked';
import { rule as rulesAreUsed } from './rules-are-used';
import { rule as sideProceduresCanBeOpened } from './side-procedures-can-be-opened';
import { rule as stagesAreReachable } from './stages-are-reachable';
import { rule as stagesReachAnEnd } from './stages-reach-an-end';
import { rule as stepsCanBeTaken } from './steps-can-be-taken';
import { rule as suspensionsCanBeLifted } from './suspensions-can-be-lifted';
import { rule as textGapsAreSettled } from './text-gaps-are-settled';

/** What must hold before a regime may be published, in the order in which it is judged. */
export const PROOF_RULES: readonly ProofRule[] = [
  codesAreUnique,
  referencesResolve,
  papersFit,
  recordsAreWhole,
  ledgerIsWhole,
  evaluationsFit,
  sideProceduresCanBeOpened,
  effectsFit,
  suspensionsCanBeLifted,
  clocksRun,
  prioritiesAreWhole,
  clausesAreCited,
  factsHaveOneOwner,
  messagesNameFacts,
  parametersAreSet,
  daysExist,
  deadlinesCanBeKept,
  stepsCanBeTaken,
  fieldsCanBeFilled,
  overridesCanBeGiven,
  stagesAreReachable,
  stagesReachAnEnd,
  returnsGoBack,
  gatesDoNotLoop,
  rulesAreUsed,
  problemsCanBeAsked,
  clausesAreCovered,
  clausesAreProven,
  gatesAreTotal,
  recordsHaveTheirTypes,
  acceptanceIsWhole,
  effectsHaveTheirTypes,
  clocksCanBeMet,
  papersHideNothing,
  factsAreFilled,
  matricesAreSound,
  rowsMeanTheirWords,
  textGapsAreSettled,
  casesPass,
];
