export { addFarm, addFarmInput, type Farm, getFarm, listFarms } from "./farm.js"
export { addFarmMember, addFarmMemberInput } from "./farm-member.js"
