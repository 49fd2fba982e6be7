import { isRole, ROLES, type Role } from '../platform/rights';
import { refuseInput } from '../platform/user-error';
import { KEPT_APART } from './keep-apart';

/** Roles of a post: known ones, and not two of the three administrators in one hand. @throws InputRefused */
export function readRoles(given: readonly string[]): Role[] {
  const roles = [...new Set(given)].map((role) => {
    if (!isRole(role))
      throw refuseInput('roles', `没有角色“${role.slice(0, 40)}”，可用的有 ${Object.keys(ROLES).join('、')}`);
    return role;
  });
  if (roles.filter((role) => KEPT_APART.includes(role)).length > 1) {
    throw refuseInput('roles', '系统管理员、安全管理员、审计管理员须分设（三员分立）');
  }
  return roles;
}
