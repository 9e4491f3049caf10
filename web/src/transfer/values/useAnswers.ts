import { useMutation } from '@tanstack/react-query';
import { notifyProblem } from '../../platform/notify';
import { queryClient } from '../../platform/queryClient';
import { importQuery, questionsQuery, saveAnswers } from '../imports';
import type { Answer, Import, Question } from '../imports';
import { answered, isOpen } from './answers';

export interface Given {
  question: Question;
  answer: Answer;
}

/** Gives answers: on screen at once, then to the server; a refusal shows the questions open again. */
export function useAnswers(imported: Import) {
  const key = questionsQuery(imported.id).queryKey;
  const put = (change: (questions: Question[]) => Question[]) =>
    queryClient.setQueryData(key, (questions) => questions && change(questions));
  const saving = useMutation({
    mutationFn: (given: Given[]) =>
      saveAnswers(
        imported.id,
        given.map(({ question: { column, value }, answer }) => ({ column, value, ...answer })),
      ),
    scope: { id: `answers-${imported.id}` },
    onMutate: async (given) => {
      await queryClient.cancelQueries({ queryKey: key });
      put((questions) => answered(questions, given));
    },
    onError: (error, given) => {
      put((questions) =>
        answered(
          questions,
          given.map(({ question }) => ({ question, answer: question.answer })),
        ),
      );
      notifyProblem(error);
    },
    // What was checked has to be checked again.
    onSuccess: () => {
      void queryClient.invalidateQueries({
        queryKey: importQuery(imported.id).queryKey,
        exact: true,
      });
      // Only so many questions come at once: when all are answered there may be others.
      if (queryClient.getQueryData(key)?.every((question) => !isOpen(question))) {
        void queryClient.invalidateQueries({ queryKey: key });
      }
    },
  });
  return { give: (given: Given[]) => saving.mutate(given), saving: saving.isPending };
}
