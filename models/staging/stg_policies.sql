{{ stage('policies') }}
