import { graphql } from '../graphql/tada';
import { FINDING } from '../kit/finding-fragment';

/** Who else may be handed a task today. */
export const TRANSFER_TO = graphql(`
  query TransferTo($id: ID!) {
    task(id: $id) {
      transferTo {
        id
        name
      }
    }
  }
`);

export const TRANSFER = graphql(
  `
    mutation TransferTask($input: TransferTaskInput!) {
      transferTask(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const ADD_SIGNER = graphql(
  `
    mutation AddSigner($input: AddSignerInput!) {
      addSigner(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const REMOVE_SIGNER = graphql(
  `
    mutation RemoveSigner($input: RemoveSignerInput!) {
      removeSigner(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const REMIND = graphql(
  `
    mutation RemindTask($input: RemindTaskInput!) {
      remindTask(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);

export const COPY = graphql(
  `
    mutation CopyCase($input: CopyCaseInput!) {
      copyCase(input: $input) {
        findings {
          ...Finding
        }
        errors {
          path
          message
        }
      }
    }
  `,
  [FINDING],
);
