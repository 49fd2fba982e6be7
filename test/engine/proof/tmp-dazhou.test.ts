import { readRegimeFolder } from '../../../form-schemas/files/regime-folder';
import { readRegime } from '../../../form-schemas/formats/read-regime';
import { verifyRegime } from '../../../form-schemas/engine';
test('x', () => {
  const files = readRegimeFolder('form-schemas/regimes/dazhou').value!;
  const regime = readRegime(files);
  console.log(regime.findings.map((f) => `${f.severity} ${f.code} ${f.path} ${f.message}`).join('\n'));
  if (!regime.value) return;
  console.log(verifyRegime(regime.value).findings.map((f) => `${f.severity} ${f.code} ${f.path} ${f.message}`).join('\n'));
});
