import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { compileForm, type CompiledForm, type Day, type FormDocument } from '../../form-schemas/engine';
import { catalogueFacts, resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import { request } from '../graphql/request';
import { todayInBeijing } from '../kit/time';
import { FORM } from './catalogue-queries';

/** The guideline's form, which the browser has, and the city's own, which the server tells. */
export function useCatalogueForms() {
  const asked = useQuery({
    queryKey: ['catalogue-form'],
    queryFn: async ({ signal }) => (await request(FORM, {}, signal)).catalogueForm,
  });
  const extension = useMemo<CompiledForm | null>(
    () =>
      asked.data?.extension
        ? compileForm(asked.data.extension as unknown as FormDocument, resourceCatalogue().vocabulary).value
        : null,
    [asked.data],
  );
  const facts = useMemo(() => catalogueFacts(todayInBeijing() as Day), []);
  return { asked, extension, facts, publishers: asked.data?.publishers ?? [] };
}
