export default definePageConfig({ navigationBarTitleText: '不参加的学生' })
