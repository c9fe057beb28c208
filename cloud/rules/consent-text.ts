/** The version of the rules for children's personal information that is in force. */
export const consentVersion = '2026-11'

/**
 * The page on children's personal information (Provisions on children's personal information 8–10): purpose, place
 * and length of keeping, security, consequence of refusing, complaint and deletion, a named officer.
 */
export function consentText(school: { name: string; officer: string | null; complaintPhone: string | null }) {
  const officer = school.officer ?? '未公布，请向学校办公室询问'
  const phone = school.complaintPhone ?? '未公布，请向学校办公室询问'
  return {
    title: '儿童个人信息处理规则',
    sections: [
      { title: '为什么要收集', text: `${school.name}为了给自愿参加的孩子安排课后服务，需要处理孩子的姓名、班级，以及您与孩子的关系、接送安排。` },
      { title: '收集什么', text: '只收集：孩子姓名和班级（学校已有的名册），您的姓名、与孩子的关系，报名、签字、选课的记录，您自愿填写的接送人、优先情况和健康提示；方案要求或鼓励投保时，孩子保险的种类和有效期。不收集身份证号、保单号、照片和位置；手机号可以不填。' },
      { title: '谁能看到', text: '班主任只看到本班，学校办公室看到全校报名情况；优先情况和健康提示只给审核和照看孩子的老师看，不会出现在公示名单里。老师每次查看都会留下记录。' },
      { title: '存在哪里，存多久', text: '存放在学校使用的境内服务器。课后服务期间保存；学期结束后，除按规定须留存的协议和收费记录外，您可以要求删除。' },
      { title: '怎样保护', text: '传输加密，按学校隔离，按职责授权，每次改动都有不可更改的记录。' },
      { title: '不同意会怎样', text: '您仍然可以阅读公布的方案。绑定孩子和网上报名需要处理上面的信息；不同意时，请向班主任领取纸质申请表，孩子参加课后服务不受影响。' },
      { title: '您的权利', text: '您可以随时在“我的”里查看、导出、更正信息，撤回同意或解除绑定；撤回之前已完成的手续仍然有效。学校拒绝您的请求时应当书面说明理由。' },
      { title: '负责人和投诉', text: `儿童个人信息保护负责人：${officer}。投诉电话：${phone}。` },
    ],
  }
}
